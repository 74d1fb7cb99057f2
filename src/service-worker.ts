/**
 * Keeps the whole site in the browser, so that it works without a connection after the first visit.
 *
 * The build writes into this file what there is to keep, and a version that changes with any of it. A new version is fetched
 * beside the old one and takes its place when no page of the old one is open any more: no page mixes files of two versions.
 */

/** Paths of everything to keep, from this file's own folder on; put in by build/offline.ts. */
declare const KEPT_PATHS: readonly string[];
/** A text that is another one for every state of those files; put in by build/offline.ts. */
declare const KEPT_VERSION: string;

/** What this file needs of the events of a service worker, which the types of a page do not have. */
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
declare const clients: { claim(): Promise<void> };

const CACHE = `escapement-${KEPT_VERSION}`;
/** Milliseconds after which a page that is slow to come is taken from the cache. */
const PATIENCE = 4000;

addEventListener('install', (event) => (event as LifeEvent).waitUntil(keepEverything()));
addEventListener('activate', (event) => (event as LifeEvent).waitUntil(dropOldCaches()));
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const answer = request.mode === 'navigate' ? fetchPage(request) : findFile(request);
  respondWith.call(event, answer);
});

async function keepEverything(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    KEPT_PATHS.map(async (path) => {
      // What has no hash in its name may be an old copy in the browser's own cache.
      const response = await fetch(path, {
        cache: path.startsWith('assets/') ? 'default' : 'reload',
      });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, withoutRedirect(response));
    }),
  );
}

/** A page may not be answered with a response that has been redirected, as some servers do from x.html to x. */
function withoutRedirect(response: Response): Response {
  if (!response.redirected) return response;
  return new Response(response.body, { status: response.status, headers: response.headers });
}

async function dropOldCaches(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('escapement-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** A page is fetched, so that it is the latest; without a connection it is the one that was kept. */
async function fetchPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    // Whatever follows ? is read by the page itself.
    const kept = await findKept(request, { ignoreSearch: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Anything else has its version in its name, or belongs to the version that is kept. */
async function findFile(request: Request): Promise<Response> {
  return (await findKept(request, { ignoreVary: true })) ?? fetch(request);
}

async function findKept(
  request: Request,
  options: CacheQueryOptions,
): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(request, { ignoreVary: true, ...options });
}
