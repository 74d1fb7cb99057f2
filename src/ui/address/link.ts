/**
 * The whole state as a text that goes behind # in an address: `#s=1.` and the base64url of its JSON, deflated.
 *
 * The number is the version of the format. Links are kept in slides, mails and papers: what a version wrote stays readable for
 * good, and test/data/links-version-1.json holds it.
 */

import type { Draft, Json } from '../experiment/draft.ts';
import {
  INSTRUMENTS,
  type Instrument,
  MAP_MODES,
  type MapMode,
  OVERLAY_FIELDS,
  type OverlayField,
} from '../kit/view-names.ts';
import { isLink, LINK_BEGINNING, PAGES, type PageName } from './page.ts';

/** How the experiment is looked at. What a link does not say is as on a page that has just been opened. */
export interface LinkedView {
  readonly page?: PageName;
  /** Steps per second; FASTEST for no limit. */
  readonly speed?: number;
  readonly mapMode?: MapMode;
  /** The overlays that are drawn; all others are not. */
  readonly overlays?: readonly OverlayField[];
  readonly instrument?: Instrument;
  readonly marginals?: boolean;
}

/** What a link of version 1 says. */
export interface LinkedState {
  readonly v: 1;
  /** The experiment as it was typed, problems included. Without a number of particles every machine takes its own. */
  readonly experiment?: Draft;
  /** The experiment that ran, where that is not what was typed. */
  readonly runs?: Draft;
  readonly view: LinkedView;
  /** Scenes of a lecture, for the lecture to read. */
  readonly lecture?: { readonly [name: string]: Json };
}

/** Why a link cannot be opened, in a sentence for the reader. */
export class LinkError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'LinkError';
  }
}

const VERSION = '1';
/** A link unfolds into no more characters than this: more comes from no page. */
const LONGEST_STATE = 20_000_000;

const DAMAGED =
  'This link is incomplete or damaged and cannot be opened. Copy it once more, as a whole.';

/** A state as the part of an address from # on. */
export async function encodeLink(state: LinkedState): Promise<string> {
  const stream = new Blob([JSON.stringify(state)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${LINK_BEGINNING}${VERSION}.${base64}`;
}

/**
 * The state that an address holds.
 *
 * @param address a whole address, or its part from # on
 * @throws LinkError where it holds none that can be read
 */
export async function decodeLink(address: string): Promise<LinkedState> {
  const hash = address.slice(Math.max(0, address.indexOf('#')));
  if (!isLink(hash)) {
    throw new LinkError(
      `This is no link to an experiment: such a link has ${LINK_BEGINNING}${VERSION}. in it.`,
    );
  }
  const [, version, base64] = /^(\d*)\.(.*)$/s.exec(hash.slice(LINK_BEGINNING.length)) ?? [];
  if (version === undefined || version === '') throw new LinkError(DAMAGED);
  if (version !== VERSION) {
    throw new LinkError(
      `This link is of version ${version}, and this page reads version ${VERSION}. Reload the page to get its latest version.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(await inflate(base64));
  } catch {
    throw new LinkError(DAMAGED);
  }
  return readState(value);
}

async function inflate(base64url: string): Promise<string> {
  // What mail programs add at the end of a line is no part of the link.
  const base64 = decodeURIComponent(base64url).trim().replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  let text = '';
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LONGEST_STATE) {
      await reader.cancel();
      throw new LinkError(DAMAGED);
    }
  }
}

/** Takes of a JSON value what a link of version 1 says; ways of looking that are not known here are left out. */
function readState(value: unknown): LinkedState {
  if (!isRecord(value) || value.v !== 1) throw new LinkError(DAMAGED);
  const { experiment, runs, lecture } = value;
  for (const part of [experiment, runs, lecture]) {
    if (part !== undefined && !isRecord(part)) throw new LinkError(DAMAGED);
  }
  return {
    v: 1,
    ...(isRecord(experiment) && { experiment: experiment as Draft }),
    ...(isRecord(runs) && { runs: runs as Draft }),
    view: readView(isRecord(value.view) ? value.view : {}),
    ...(isRecord(lecture) && { lecture: lecture as { readonly [name: string]: Json } }),
  };
}

function readView(view: Readonly<Record<string, unknown>>): LinkedView {
  const page = PAGES.find(({ name }) => name === view.page)?.name;
  const mapMode = MAP_MODES.find((mode) => mode === view.mapMode);
  const instrument = INSTRUMENTS.find((name) => name === view.instrument);
  const { speed, overlays, marginals } = view;
  return {
    ...(page !== undefined && { page }),
    ...(typeof speed === 'number' && speed > 0 && { speed }),
    ...(mapMode !== undefined && { mapMode }),
    ...(Array.isArray(overlays) && {
      overlays: OVERLAY_FIELDS.filter((field) => overlays.includes(field)),
    }),
    ...(instrument !== undefined && { instrument }),
    ...(marginals === true && { marginals }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
