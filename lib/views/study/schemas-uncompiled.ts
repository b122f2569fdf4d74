import { z } from "zod";

// In a browser zod would compile its schemas with `new Function` as they are made, which the pages' policy refuses.
z.config({ jitless: true });
