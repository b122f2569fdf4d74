"use client";

import { lazy, Suspense } from "react";
import type { Picture } from "../picture/picture.ts";
import { SavePicture } from "../picture/save-picture.tsx";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import type { StoryDrawingProps } from "./story-drawing.tsx";

const loadDrawing = () => import("./story-drawing.tsx");
const StoryDrawing = lazy(loadDrawing);

interface SaveStoryProps {
  readonly heading: Pick<Picture, "title" | "subtitle" | "name">;
  readonly drawn: PackedText<Omit<StoryDrawingProps, "room">>;
}

/** The button that saves the picture of a day. */
export function SaveStory({ heading, drawn }: SaveStoryProps) {
  return (
    <SavePicture
      drawing={loadDrawing}
      picture={() => {
        const props = unpack(drawn);
        return {
          ...heading,
          legend: () => [],
          draw: (room) => (
            <Suspense fallback={<div style={room} aria-busy="true" />}>
              <StoryDrawing {...props} room={room} />
            </Suspense>
          ),
        };
      }}
    />
  );
}
