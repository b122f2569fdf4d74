import { Menu } from "./menu.tsx";

interface CheckMenuProps {
  /** The parameter that each chosen value goes into the address as. */
  readonly name: string;
  /** What is chosen among, for screen readers. */
  readonly legend: string;
  /** What stands on the button. */
  readonly face: string;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[];
}

/** Several choices of a plain form behind a button: works before any script has come. */
export function CheckMenu({ name, legend, face, choices }: CheckMenuProps) {
  return (
    <Menu face={face} panelClass="max-h-80 w-72 overflow-y-auto p-2">
      <fieldset>
        <legend className="sr-only">{legend}</legend>
        {choices.map(({ value, text, isChosen }) => (
          <label key={value} className="flex items-center gap-2 rounded px-1.5 py-1 hover:bg-raised">
            <input type="checkbox" name={name} value={value} defaultChecked={isChosen} />
            {text}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
