import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** The floors of the house from the ground up. A room may import from floors below and from itself. */
const FLOORS = [
  ['parameter.ts', 'message-of.ts', 'parse-json.ts'],
  ['random', 'formula'],
  ['landscapes'],
  ['topography'],
  ['dynamics'],
  ['statistics'],
  ['theory', 'experiment'],
  ['engine'],
  ['analysis'],
  ['sweep', 'language'],
  ['lecture'],
  ['ui/kit', 'cli'],
  ['ui/map', 'ui/experiment'],
  ['ui/gallery'],
  ['ui/run'],
  ['ui/charts', 'ui/keep', 'ui/address'],
  ['ui/laboratory', 'ui/lecture', 'ui/figures'],
  ['ui/site'],
  ['main.ts', 'components.ts', 'service-worker.ts'],
] as const;

/** Rooms that must not see each other although their floors would allow it. */
const STRANGERS = [
  ['theory', 'engine'],
  ['theory', 'experiment'],
] as const;

const ROOT = join(import.meta.dirname, '../../src');

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

/** The room of a file; of the page, the wing. */
const roomOf = (path: string) => {
  const [room, wing] = path.split('/');
  return room === 'ui' ? `${room}/${wing}` : room;
};
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.some((name) => name === room));

/** Relative imports of a file, dynamic ones and those of a Worker included, as paths below src. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const matches = text.matchAll(/(?:from|import|import\(|new URL\()\s*'(\.{1,2}\/[^']+)'/g);
  return [...matches]
    .map((match) => relative(ROOT, join(ROOT, dirname(path), match[1])))
    .filter((target) => !target.startsWith('..'));
}

it('has a floor for every room', () => {
  expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
});

it('imports downwards only', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        const [from, to] = [roomOf(file), roomOf(target)];
        if (from === to) return false;
        const strangers = STRANGERS.some((pair) => pair.every((room) => [from, to].includes(room)));
        return floorOf(to) >= floorOf(from) || strangers;
      })
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

it('has no circles, types included', () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const met = way.indexOf(file);
    if (met >= 0) circles.push([...way.slice(met), file].join(' → '));
    if (met >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

it('touches the DOM in ui and main alone, engines painting a canvas excepted', () => {
  const below = files.filter((file) => !/^(ui\/|main\.ts)/.test(file));
  const touching = below.filter((file) =>
    /\b(document|window|localStorage)\s*[.[]/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(touching).toEqual([]);
});
