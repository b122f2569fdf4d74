import type { Messages } from "../../../lib/i18n/messages.ts";

type PeerDifference = keyof Messages["methods"]["peers"]["differences"];

/** Whose definition differs, and the words of the study command that reproduce it; null where none does. */
const PEERS: Readonly<
  Record<PeerDifference, { readonly programs: string; readonly command: string | null }>
> = {
  residualDegrees: { programs: "estudy2 (R)", command: "--residual-df M-1" },
  predictionError: { programs: "EventStudy (R)", command: "--forecast-correction off" },
  pooledShare: { programs: "estudy2 (R)", command: null },
  rankDeviation: { programs: "EventStudy (R)", command: null },
  caarOfGaps: { programs: "EventStudy (R)", command: null },
  pairedByDate: { programs: "EventStudy (R)", command: null },
  meanCorrelation: { programs: "eventstudy2 (Stata)", command: null },
};

interface PeerDifferencesProps {
  readonly messages: Messages;
}

/** Where a figure here differs from that of another program: what it does, why it is done otherwise here, and the option that gives its figure. */
export function PeerDifferences({ messages: { methods } }: PeerDifferencesProps) {
  const { peers } = methods;
  return (
    <section id="peers" data-testid="peer-differences">
      <h2 className="mt-6 text-lg">{peers.title}</h2>
      <p className="text-sm text-muted">{peers.help}</p>
      {Object.entries(peers.differences).map(([name, { what, theirs, why }]) => {
        if (!isDifference(name)) return null;
        const { programs, command } = PEERS[name];
        return (
          <section key={name} id={`peer-${name}`} className="panel mt-3 p-4">
            <h3 className="font-semibold">{what}</h3>
            <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
              <dt className="text-muted">
                <bdi dir="ltr">{programs}</bdi>
              </dt>
              <dd>{theirs}</dd>
              <dt className="text-muted">{peers.why}</dt>
              <dd>{why}</dd>
              <dt className="text-muted">{peers.same}</dt>
              <dd>{command === null ? peers.none : <code dir="ltr">{command}</code>}</dd>
            </dl>
          </section>
        );
      })}
    </section>
  );
}

const isDifference = (name: string): name is PeerDifference => Object.hasOwn(PEERS, name);
