import { madeStore } from "./support-made-store.ts";

console.log(await madeStore("/tmp/lean/market.db", 1000, 1000));
