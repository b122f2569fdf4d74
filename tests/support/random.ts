import fc from "fast-check";
import { FAULT_SEED } from "../faults/moments.ts";

// What is random is repeated by FAULT_SEED.
fc.configureGlobal({ seed: FAULT_SEED });
