"use client";

import { Share2 } from "lucide-react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { Opener } from "../ui/opener.tsx";

/** What the menu holds, made ready by the server. */
export interface ShareMenuProps {
  /** The citation in a sentence, and as BibTeX. */
  readonly sentence: string;
  readonly entry: string;
  /** The code of the chart alone; null where it can't stand in somebody's page. */
  readonly embed: string | null;
  readonly texts: Messages["share"] & Pick<Messages["filter"], "loadFailed">;
}

const loadSharePanel = () => import("./share-panel.tsx");

/** Opens what a view is handed on by, beside its figure: link, citation, code to embed, picture. */
export function ShareMenu(props: ShareMenuProps) {
  const { texts } = props;
  return (
    <Opener
      load={loadSharePanel}
      className="needs-script control max-sm:min-h-11 max-sm:min-w-11 max-sm:justify-center"
      words="share cite citation embed copy"
      failure={texts.loadFailed}
      face={
        <>
          <Share2 aria-hidden="true" size={14} />
          <span className="max-sm:sr-only">{texts.button}</span>
        </>
      }
    >
      {({ SharePanel }, opened) => <SharePanel {...props} {...opened} />}
    </Opener>
  );
}
