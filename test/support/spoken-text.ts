/** Finds in the source what a user may read: the texts that a catalogue must translate. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'vite';

/** A text in the source; values in it are {0}, {1} … */
export interface SpokenText {
  readonly file: string;
  readonly text: string;
  /** Whether it stands in a template of the page without being said, so that no catalogue is asked. */
  readonly isUnsaid: boolean;
}

const ROOT = join(import.meta.dirname, '../../src');

/** Rooms and files whose texts never reach the page: the command line and its Dawn speak English; shader text; what speaks itself. */
const SILENT =
  /^(cli|language|random)\/|^formula\/(wgsl|javascript|evaluate|program)|^engine\/webgpu\/(shader|layout|dawn)/;

/** Fields of plain data that hold what is shown, whatever it looks like. */
const SHOWN_FIELD =
  /^(label|title|help|unit|description|caption|look|sentence|reason|message|notice|hint|summary)$/;

/** Functions whose first argument is shown, and tables of words. */
const SHOWN_ARGUMENT = /^(coordinate|fading|FormulaParameters|listOf)$/;
const TABLE_OF_WORDS = /^([A-Z]+_)*(NAMES|WORDS|LABELS|TITLES)$/;

/** Attributes that are read out or shown. */
const SHOWN_ATTRIBUTE =
  /\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt|label)="([^"]*)"/g;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** All texts in src, file by file. */
export function findSpokenTexts(): SpokenText[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !SILENT.test(path))
    .sort()
    .flatMap((path) => textsOf(join(ROOT, path)));
}

function textsOf(path: string): SpokenText[] {
  const file = relative(ROOT, path);
  const inPage = /^(ui|lecture)\//.test(file);
  const found: SpokenText[] = [];
  const add = (text: string, isUnsaid = false) => {
    const clean = text.trim();
    if (clean !== '')
      found.push({ file, text: isUnsaid ? clean.replace(/\s+/g, ' ') : text, isUnsaid });
  };
  let table: string | undefined;
  const visit = (node: Node, parent: Node | undefined): void => {
    const text = textOf(node);
    if (node.type === 'ImportDeclaration' || node.type.startsWith('TS')) {
      if (!/^TS(As|Satisfies|NonNull)/.test(node.type)) return;
    }
    if (node.type === 'TaggedTemplateExpression') {
      const tag = (node.tag as { name?: string }).name;
      const quasi = node.quasi as Node;
      if (tag === 'html' || tag === 'svg') for (const plain of plainTexts(quasi)) add(plain, true);
      if (tag === 'say' || tag === 'compose') add(templateText(quasi));
      for (const inner of quasi.expressions as Node[]) visit(inner, quasi);
      return;
    }
    if (text !== undefined) {
      const callee =
        parent !== undefined && /^(Call|New)Expression$/.test(parent.type)
          ? (parent.callee as { name?: string }).name
          : undefined;
      const field =
        parent?.type === 'Property' && parent.value === node
          ? nameOf(parent.key as Node)
          : undefined;
      const isKey = parent?.type === 'Property' && parent.key === node;
      const isShown =
        callee === 'say' ||
        (callee !== undefined && SHOWN_ARGUMENT.test(callee) && /[A-Za-z]{2}/.test(text)) ||
        (table !== undefined && field !== undefined && /[A-Za-z]{2}/.test(text)) ||
        (field !== undefined && isShownField(field, file) && /[A-Za-z]{2}/.test(text)) ||
        readsAsText(text, inPage);
      if (isShown && !isKey) add(text);
    }
    const isTable =
      node.type === 'VariableDeclarator' && TABLE_OF_WORDS.test(nameOf(node.id as Node));
    if (isTable) table = nameOf(node.id as Node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child !== null && typeof child === 'object' && 'type' in child)
          visit(child as Node, node);
      }
    }
    if (isTable) table = undefined;
  };
  visit(parseAst(readFileSync(path, 'utf8'), { lang: 'ts' }) as unknown as Node, undefined);
  return found;
}

/** What an engine labels is named to the graphics driver alone. */
function isShownField(field: string, file: string): boolean {
  return SHOWN_FIELD.test(field) && !(field === 'label' && file.startsWith('engine/'));
}

function nameOf(node: Node): string {
  return String(node.name ?? node.value ?? '');
}

/** The text of a literal or of a template; undefined for other nodes. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') return templateText(node);
  return undefined;
}

function templateText(node: Node): string {
  const pieces = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return pieces.reduce((text, piece, index) => `${text}{${index - 1}}${piece}`);
}

/** Two words in a row, or a longer one beside a value; on the page a capitalised word by itself, too. Shader text and selectors are none. */
function readsAsText(text: string, inPage: boolean): boolean {
  if (
    /^\s*(fn|let|var|struct|override|const) |[;{][\n\s]*$|=>|^[.#<]|serif$|\bvar\(|^[a-z-]+\[|^M \{0\}|\\[a-z]+ /.test(
      text,
    )
  )
    return false;
  const words = text.replace(/\{\d+\}/g, '▯');
  return (
    /[A-Za-zη’'",)]{2,},? (an? )?[A-Za-z(“‘]{2,}/.test(words) ||
    / (and|or) |^(an?|the) [a-z]{2,}/.test(words) ||
    /▯,? [A-Za-z]{4,}|[A-Za-z]{4,}[,:]? ▯/.test(words) ||
    (inPage && /^[A-Z][a-z]{2,}$/.test(text))
  );
}

/** What stands between the tags of a template and in the attributes that are shown, without being said. */
function plainTexts(quasi: Node): string[] {
  const source = templateText(quasi).replace(/<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>/g, '');
  const attributes = [...source.matchAll(SHOWN_ATTRIBUTE)].map(([, text]) => text);
  const between = source.replace(/<[^>]*>/g, '\n').split('\n');
  return [...attributes, ...between].filter((text) =>
    /[A-Za-z]{2}/.test(text.replace(/\{\d+\}|&#?\w+;/g, '')),
  );
}
