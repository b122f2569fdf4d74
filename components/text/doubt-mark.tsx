/** The mark beside a series in which the checks hold an open error; `label` says so. */
export const DoubtMark = ({ label }: { readonly label: string }) => (
  <span role="img" aria-label={label} title={label} className="ms-1 font-semibold text-error">
    !
  </span>
);
