/** Everything that an asynchronous source gives, in its order. */
export async function collect<Value>(source: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of source) found.push(value);
  return found;
}
