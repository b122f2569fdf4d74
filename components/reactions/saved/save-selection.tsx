"use client";

import { lazy, type ReactNode, Suspense } from "react";
import type { Picture, Room } from "../../picture/picture.ts";
import { SavePicture } from "../../picture/save-picture.tsx";
import type { PackedText } from "../../text/pack.ts";
import { unpack } from "../../text/unpack.ts";
import type { DumbbellDrawingProps } from "./dumbbell-drawing.tsx";
import type { HeatDrawingProps } from "./heat-drawing.tsx";

type Heading = Pick<Picture, "title" | "subtitle" | "name">;

const loadDumbbells = () => import("./dumbbell-drawing.tsx");
const loadHeat = () => import("./heat-drawing.tsx");
const DumbbellDrawing = lazy(loadDumbbells);
const HeatDrawing = lazy(loadHeat);

/** The button that saves return against abnormal return as a picture. */
export function SaveDumbbells({
  heading,
  drawn,
}: {
  readonly heading: Heading;
  readonly drawn: PackedText<DumbbellDrawingProps>;
}) {
  return (
    <SavePicture
      drawing={loadDumbbells}
      picture={() => {
        const props = unpack(drawn);
        return pictureOf(heading, (room) => <DumbbellDrawing {...props} room={room} />);
      }}
    />
  );
}

/** The button that saves the heat map as a picture. */
export function SaveHeatMap({
  heading,
  drawn,
}: {
  readonly heading: Heading;
  readonly drawn: PackedText<HeatDrawingProps>;
}) {
  return (
    <SavePicture
      drawing={loadHeat}
      picture={() => {
        const props = unpack(drawn);
        return pictureOf(heading, (room) => <HeatDrawing {...props} room={room} />);
      }}
    />
  );
}

const pictureOf = (heading: Heading, draw: (room: Room) => ReactNode): Picture => ({
  ...heading,
  legend: () => [],
  draw: (room) => <Suspense fallback={<div style={room} aria-busy="true" />}>{draw(room)}</Suspense>,
});
