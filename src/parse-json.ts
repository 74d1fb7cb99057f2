/** JSON from outside: what is wrong with it is said in words of our own, and where. */

/** Text that is no JSON. Its message is a sentence. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  /** Where it goes wrong, as the end of a sentence. */
  readonly reason: string;

  constructor(reason: string) {
    super(`It is not JSON: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Reads JSON.
 *
 * @throws JsonError with the line and the column, both from 1, at which it goes wrong
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Engines word this differently, in English only, and often without the place.
    throw new JsonError(explainPlace(text, findFault(text)));
  }
}

function explainPlace(text: string, index: number): string {
  const before = text.slice(0, index).split(/\r\n|\n|\r/);
  const line = before.length;
  const column = Array.from(before[line - 1]).length + 1;
  const [found] = Array.from(text.slice(index, index + 2));
  if (found === undefined) return `it ends too early, in line ${line}, column ${column}`;
  const shown = JSON.stringify(found);
  return `${shown} cannot stand in line ${line}, column ${column}`;
}

/** A string, number or word of JSON (RFC 8259), or one of its signs. */
const TOKEN =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/uy;

/** What a text ends with that is cut off inside a number or a word. */
const CUT_NUMBER_OR_WORD =
  /^(?:-?|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?)|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;

/** What a text ends with that is cut off inside a string. */
const CUT_STRING = /^"(?:[^"\\\n\r]|\\.)*\\?$/;

/** The index at which a text stops being the beginning of JSON; that of the end where it only stops too early. */
function findFault(text: string): number {
  const open: string[] = [];
  // What may come next: a value, the name of a member, its colon, or what follows a value. After a bracket it may close at once.
  let next: 'value' | 'name' | 'colon' | 'after' = 'value';
  let mayClose = false;
  let index = 0;
  for (;;) {
    index += /^[ \t\n\r]*/.exec(text.slice(index))?.[0].length ?? 0;
    const rest = text.slice(index);
    if (next === 'value' && CUT_NUMBER_OR_WORD.test(rest)) return text.length;
    if ((next === 'value' || next === 'name') && CUT_STRING.test(rest)) return text.length;
    TOKEN.lastIndex = index;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return index;
    const isClosing = token === (open.at(-1) === '{' ? '}' : ']') && open.length > 0;
    if (isClosing && (next === 'after' || mayClose)) {
      open.pop();
      next = 'after';
    } else if (next === 'colon' && token === ':') {
      next = 'value';
    } else if (next === 'name' && token.startsWith('"')) {
      next = 'colon';
    } else if (next === 'after' && token === ',' && open.length > 0) {
      next = open.at(-1) === '{' ? 'name' : 'value';
    } else if (next === 'value' && !'}],:'.includes(token)) {
      const opens = token === '{' || token === '[';
      if (opens) open.push(token);
      next = token === '{' ? 'name' : token === '[' ? 'value' : 'after';
      mayClose = opens;
      index += token.length;
      continue;
    } else {
      return index;
    }
    mayClose = false;
    index += token.length;
  }
}
