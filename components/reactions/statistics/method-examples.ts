import type { MethodsView } from "../../../lib/views/methods.ts";
import type { Together } from "../../../lib/views/reactions/reactions-together.ts";
import type { Method } from "./method-formulas.ts";
import { diagnosedMethods, finerMethods, partMethods, reactionMethods } from "./reaction-examples.ts";
import { number } from "./worked-numbers.ts";

/** The methods in the order of the page, with the numbers of the view's example. */
export const methodsOf = ({ example, limited, overview, explained }: MethodsView): Method[] => [
  ...reactionMethods(example, limited),
  ...regressionMethods(explained),
  ...partMethods(example),
  ...diagnosedMethods(example),
  ...averageMethods(overview),
  ...finerMethods(example),
  ...bandMethods(overview),
];

/** What explains the sizes of all shipped reactions. */
const regressionMethods = (explained: MethodsView["explained"]): Method[] => [
  { name: "explained", worked: explainedWorked(explained) },
  { name: "wildBootstrap", worked: bootstrapWorked(explained) },
];

/** What is told of many reactions together. */
function averageMethods(overview: MethodsView["overview"]): Method[] {
  const aggregate = overview.together?.aggregate;
  return [
    {
      name: "average",
      worked: averageWorked(overview),
    },
    {
      name: "manyTests",
      worked: workedFamily(overview.together?.families[0] ?? null),
    },
    {
      name: "precisionWeighted",
      worked: aggregate?.window.precisionWeighted == null ? null : number(aggregate.window.precisionWeighted),
    },
    {
      name: "correlation",
      worked:
        aggregate?.dependence?.correlation == null
          ? null
          : `\\hat\\rho = ${number(aggregate.dependence.correlation)}`,
    },
  ];
}

/** The band of CAAR, and volume and volatility of many reactions. */
function bandMethods(overview: MethodsView["overview"]): Method[] {
  const aggregate = overview.together?.aggregate;
  return [
    { name: "bootstrap", worked: bandWorked(overview) },
    {
      name: "logVolume",
      worked: aggregate?.volume.multiple == null ? null : number(aggregate.volume.multiple, 4),
    },
    {
      name: "volatility",
      worked: aggregate?.volatility.ratio == null ? null : number(aggregate.volatility.ratio, 4),
    },
  ];
}

/** The strongest p of a family with what corrections make of it. */
const workedFamily = (family: Together["families"][number] | null): string | null =>
  family?.least
    ? `m = ${family.tests}, \\quad p_{(1)} = ${number(family.least.pValue)}: \\quad \\tilde p^{Holm} = ${number(family.least.holm)},\\; \\tilde p^{BH} = ${number(family.least.benjaminiHochberg)}`
    : null;

/** The market's move in the regression of all shipped pairs: coefficient, clustered error and t. */
function explainedWorked(outcome: MethodsView["explained"]): string | null {
  const market = marketCoefficient(outcome);
  if (!market?.clustered || outcome.status !== "ok") return null;
  const { value, standardError, tStatistic } = market.clustered;
  const { hc1, hc3 } = market;
  const others = `S_{HC1} = ${number(hc1, 4)}${hc3 === null ? "" : `, \\; S_{HC3} = ${number(hc3, 4)}`}`;
  return `\\hat\\beta_{R_m} = ${number(value, 4)}, \\quad t = ${number(value, 4)} / ${number(standardError, 4)} = ${number(tStatistic, 4)}, \\quad ${others}, \\quad N = ${outcome.rows}, \\; G = ${outcome.clusters}`;
}

/** The first coefficient that stands on few days: the p of its t beside that of the bootstrap. */
function bootstrapWorked(outcome: MethodsView["explained"]): string | null {
  if (outcome.status !== "ok") return null;
  const thin = outcome.coefficients.find(({ bootstrapP }) => bootstrapP !== null);
  if (!thin?.clustered || thin.bootstrapP === null) return null;
  const { tStatistic, pValue } = thin.clustered;
  return `t = ${number(tStatistic, 4)}, \\quad p_t = ${number(pValue, 4)}, \\quad p = ${number(thin.bootstrapP, 4)}, \\quad B = ${outcome.bootstrap?.samples}`;
}

const marketCoefficient = (outcome: MethodsView["explained"]) =>
  outcome.status === "ok" ? outcome.coefficients.find(({ regressor }) => regressor === "market") : undefined;

function bandWorked({ together }: MethodsView["overview"]): string | null {
  const last = together?.kinds[0]?.path.at(-1);
  if (!last || last.low === null || last.high === null) return null;
  return `[${number(last.low, 4)}, ${number(last.high, 4)}]`;
}

function averageWorked({ together }: MethodsView["overview"]): string | null {
  const average = together?.aggregate.dayZero.average ?? null;
  const cumulative = together?.aggregate.window.cumulative ?? null;
  if (average === null || cumulative === null) return null;
  return `AAR_0 = ${number(average)}, \\quad CAAR = ${number(cumulative)}, \\quad N = ${together?.aggregate.window.events}`;
}
