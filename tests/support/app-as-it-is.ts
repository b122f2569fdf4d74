// The built app's server alone: nobody migrates or fills its database, so that tests see it with one that is missing,
// damaged or made for them. Started by built-server.ts.
import { environment, setNextEnvironment } from "../../lib/env.ts";

setNextEnvironment(false);
const { PORT, HOSTNAME, TRUST_PROXY } = environment();
const { serve } = await import("../../lib/server/serve.ts");
await serve({ hostname: HOSTNAME, port: PORT, trustsProxy: TRUST_PROXY, isDevelopment: false }, false);
