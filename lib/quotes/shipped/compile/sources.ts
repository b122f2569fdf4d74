import type { CompiledSeed } from "./compile.ts";
export const sourcesText = (seed: CompiledSeed): string => `${seed.series.length}\n`;
