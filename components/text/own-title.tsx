const ARABIC = /\p{Script=Arabic}/u;

/**
 * A title that stands alone, in its own direction: with Arabic words from right to left, also where it begins with a
 * Latin name (`Manus، وكيل …`), which its first letter would turn round; as `ownDirection` has it inside a sentence.
 */
export function OwnTitle({ children: title }: { readonly children: string | undefined }) {
  return <bdi dir={title !== undefined && ARABIC.test(title) ? "rtl" : undefined}>{title}</bdi>;
}
