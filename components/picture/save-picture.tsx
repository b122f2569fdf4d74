"use client";

import { Download } from "lucide-react";
import { Opener } from "../ui/opener.tsx";
import type { Picture } from "./picture.ts";
import { usePictureSetting } from "./picture-context.tsx";

interface SavePictureProps {
  /** Asked for when the window is opened. */
  readonly picture: () => Picture;
  /** Fetches what draws it, where that is not on the page already: the window opens with it. */
  readonly drawing?: () => Promise<unknown>;
}

const loadDialog = () => import("./picture-dialog.tsx");

/** The button that opens what saves a figure as a picture; its code comes when it is asked for. */
export function SavePicture({ picture, drawing }: SavePictureProps) {
  const setting = usePictureSetting();
  if (!setting) return null;
  const { texts } = setting;
  return (
    <span className="needs-script no-print inline-flex" data-testid="open-save-picture">
      <Opener
        load={async () => {
          const [dialog] = await Promise.all([loadDialog(), drawing?.()]);
          return dialog;
        }}
        className="control"
        words="png svg picture save download image"
        failure={texts.notLoaded}
        face={
          <>
            <Download aria-hidden="true" size={14} />
            {texts.button}
          </>
        }
      >
        {({ PictureDialog }, { onClose }) => (
          <PictureDialog picture={picture()} setting={setting} onClose={onClose} />
        )}
      </Opener>
    </span>
  );
}
