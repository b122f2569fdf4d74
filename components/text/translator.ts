import {
  _createCache,
  _createIntlFormatters,
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
} from "next-intl";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";

// What a sentence is made with (plural rules, formats of numbers) takes a hundred times as long to make as the sentence,
// and lies outside of the heap until a whole collection.
const cache = _createCache();
const formatters = _createIntlFormatters(cache);

/** The sentences of a part of the messages; `locale` may be what an address has in its place, which is no language. */
export const translator = <const Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: string,
  messages: Messages,
  namespace: Namespace,
) =>
  createTranslator<Messages, Namespace>({
    locale: languageOf(locale),
    messages,
    namespace,
    _cache: cache,
    _formatters: formatters,
  });
