interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A way to ask one question, whose askers need not know of each other: all that are asked before anybody waits are
 * answered together, by one call. `answer` gives the answers in the order of the questions.
 */
export function gathered<Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let asked: Asked<Question, Answer>[] = [];
  async function askTogether(): Promise<void> {
    const all = asked;
    asked = [];
    try {
      const answers = await answer(all.map(({ question }) => question));
      for (const [place, one] of answers.entries()) all[place]?.resolve(one);
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }
  return (question) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(askTogether);
      asked.push({ question, resolve, reject });
    });
}
