import { addressLiteral, checkAddress, isAllowedHost, isPublicAddress } from '../../core/model/address.ts';
import type { AddressOptions } from '../../core/model/address.ts';
import { conditionalHeaders, retryAfterSeconds, validatorsOf } from '../../core/http/response-headers.ts';
import { decodeText } from '../../core/http/charset.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Validators } from '../../core/model/index.ts';
import { err, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { line } from '../../core/language/text.ts';
import { readBody } from './body.ts';
import type { BodyLimits } from './body.ts';
import { discard, isSuccess, notModified, readSuccess, redirectTarget, refusal } from './response.ts';

/** The addresses of a host: none when it has none, null when the resolver could not be asked. */
export type Resolved = readonly string[] | 'unresolvable' | null;
/** @param onRequest is called for each question to the resolver */
export type Resolve = (host: string, onRequest?: () => void) => Promise<Resolved>;

/** Counts the requests that really go out: an invocation of a Worker has so many. */
export type RequestBudget = {
  readonly requestsLeft: () => number;
  readonly countRequests: (number: number) => void;
};
/** Two questions to the resolver and the request itself. */
const REQUESTS_A_HOP = 3;

export type FetchOptions = AddressOptions & {
  /** Sent with every request; names this program and how to reach who runs it. */
  readonly userAgent: string;
  readonly resolve: Resolve;
  /** Replaced in tests. */
  readonly fetch?: typeof fetch;
  /** For headers and body, all hops together; where a hop had to wait, it starts anew. */
  readonly timeoutMs?: number;
};

export type FetchRequest = {
  readonly url: string;
  /** The kind of document asked for. A longer body than the limit is refused, but robots.txt is cut there: a part of it is useful. */
  readonly accept: 'listing' | 'page' | 'robots';
  readonly validators: Validators | null;
  /** Of decoded bytes. */
  readonly limitBytes: number;
  /**
   * Is asked before each hop of a redirect, with the hop's address, and may wait. A failure ends the request there. It is where
   * manners come in, which this room knows nothing of; the gate for addresses has been passed by then.
   */
  readonly beforeHop?: (url: string) => Promise<CheckFailure | null>;
  readonly budget?: RequestBudget;
};

type FetchedBody = {
  readonly kind: 'body';
  /** The address that the body came from, after redirects. */
  readonly url: string;
  /** The final address when every hop on the way was 301 or 308, else null. */
  readonly movedPermanently: string | null;
  readonly redirected: boolean;
  /** Decoded of content encodings. */
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly contentType: string | null;
  readonly validators: Validators | null;
  /** The header `Refresh`, by which a few servers send readers on as a page does in its own markup. */
  readonly refresh?: string;
};
export type Fetched = { readonly kind: 'not-modified' } | FetchedBody;

export type PostRequest = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Wants the whole answer, or a failure where it is longer or takes longer than this. */
  readonly whole?: { readonly limitBytes: number; readonly timeoutMs: number };
};
export type Posted = {
  readonly status: number;
  /** The first 2,000 bytes of the answer in one line; the answer itself where the whole was wanted. */
  readonly text: string;
  readonly retryAfterSeconds: number | null;
  readonly milliseconds: number;
};

export type GuardedFetch = {
  get(request: FetchRequest): Promise<Result<Fetched, CheckFailure>>;
  post(request: PostRequest): Promise<Result<Posted, CheckFailure>>;
};

/** Looks `fetch` up at each call, because the runtime refuses a stored reference that is called as a method. */
const globalFetch: typeof fetch = (input, init) => fetch(input, init);

const TIMEOUT_MS = 15_000;
const MAX_HOPS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
const POST_ANSWER_BYTES = 2_000;

const ACCEPT: Readonly<Record<FetchRequest['accept'], string>> = {
  listing:
    'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
};

/** The state that the parts of one fetch share. */
type Sending = {
  readonly options: FetchOptions;
  readonly signal: AbortSignal;
  readonly timeoutSeconds: number;
};

/** An answer whose headers are here and whose body is still on its way. */
type Arrival = {
  readonly response: Response;
  readonly url: string;
  readonly hops: number;
  readonly permanent: boolean;
  readonly sending: Sending;
};

/**
 * Opens the only way out of this program. Each hop passes the gate for addresses and, unless the operator named its host, a check of
 * what its name resolves to. Between that check and the connection a name may change its address. Cloudflare's edge refuses
 * private addresses itself, so on a deployed Worker the check narrows an attack and says why; under local development it is the
 * only protection.
 */
export function openFetch(options: FetchOptions): GuardedFetch {
  return {
    get: (request) => get(request, options),
    post: (request) => post(request, beginSending(options, request.whole?.timeoutMs)),
  };
}

function beginSending(options: FetchOptions, timeoutMs = options.timeoutMs ?? TIMEOUT_MS): Sending {
  return { options, signal: AbortSignal.timeout(timeoutMs), timeoutSeconds: Math.round(timeoutMs / 1_000) };
}

async function get(request: FetchRequest, options: FetchOptions): Promise<Result<Fetched, CheckFailure>> {
  const followed = await followRedirects(request, options);
  if (!followed.ok) return followed;
  const { response, url, hops, permanent, sending } = followed.value;
  const { signal, timeoutSeconds } = sending;
  const limits: BodyLimits = {
    limitBytes: request.limitBytes,
    beyond: request.accept === 'robots' ? 'cut' : 'refuse',
    compressed: response.headers.has('content-encoding'),
    signal,
    timeoutSeconds,
  };
  if (response.status === 304) return notModified(response, request.validators);
  if (!isSuccess(response)) return err(await refusal(response, limits));
  const read = await readSuccess(response, limits);
  const refresh = response.headers.get('refresh');
  const isSentOn = !read.ok && read.error.code === 'empty-body' && refresh !== null;
  if (!read.ok && !isSentOn) return read;
  const { bytes, text } = read.ok ? read.value : { bytes: new Uint8Array(), text: '' };
  return ok({
    kind: 'body',
    url,
    movedPermanently: hops > 0 && permanent ? url : null,
    redirected: hops > 0,
    bytes,
    text,
    contentType: response.headers.get('content-type'),
    validators: validatorsOf(response.headers.get('etag'), response.headers.get('last-modified')),
    ...(refresh === null ? {} : { refresh }),
  });
}

async function followRedirects(
  request: FetchRequest,
  options: FetchOptions,
): Promise<Result<Arrival, CheckFailure>> {
  const headers = {
    'user-agent': options.userAgent,
    accept: ACCEPT[request.accept],
    'accept-encoding': 'gzip, br',
    ...conditionalHeaders(request.validators),
  };
  let sending = beginSending(options);
  let address = request.url;
  let permanent = true;
  const asked = new Set<string>();
  for (let hops = 0; hops <= MAX_HOPS; hops += 1) {
    if ((request.budget?.requestsLeft() ?? Infinity) < REQUESTS_A_HOP) return err({ code: 'no-room' });
    const guarded = await guardAddress(address, options, () => request.budget?.countRequests(1));
    if (!guarded.ok) return guarded;
    const url = guarded.value.href;
    const [sent = url] = url.split('#', 1);
    if (asked.has(sent)) return err({ code: 'bad-redirect', text: 'it leads in a circle' });
    asked.add(sent);
    if (hops > 0 && request.beforeHop !== undefined) {
      const refused = await request.beforeHop(url);
      if (refused !== null) return err(refused);
      sending = beginSending(options);
    }
    request.budget?.countRequests(1);
    const answer = await send(url, { headers }, sending);
    if (!answer.ok) return answer;
    const response = answer.value;
    if (!REDIRECTS.has(response.status)) return ok({ response, url, hops, permanent, sending });
    discard(response);
    permanent &&= PERMANENT.has(response.status);
    const target = redirectTarget(response.headers.get('location'), url);
    if (!target.ok) return target;
    address = target.value;
  }
  return err({ code: 'bad-redirect', text: `more than ${MAX_HOPS} hops` });
}

async function guardAddress(
  address: string,
  options: FetchOptions,
  onRequest?: () => void,
): Promise<Result<URL, CheckFailure>> {
  const checked = checkAddress(address, options);
  if (!checked.ok) return err({ code: 'refused-address', text: checked.error });
  const { value: url } = checked;
  if (isAllowedHost(url, options.allowHosts) || addressLiteral(url.hostname) !== null) return checked;
  const addresses = await options.resolve(url.hostname, onRequest);
  if (addresses === null) return checked;
  if (addresses === 'unresolvable') return err({ code: 'network', text: 'its name cannot be resolved' });
  if (addresses.length === 0) return err({ code: 'network', text: 'the host has no address' });
  if (addresses.every(isPublicAddress)) return checked;
  return err({ code: 'refused-address', text: 'its name leads to a private address' });
}

async function send(
  url: string,
  init: RequestInit,
  { options, signal, timeoutSeconds }: Sending,
): Promise<Result<Response, CheckFailure>> {
  const request = options.fetch ?? globalFetch;
  try {
    return ok(await request(url, { ...init, redirect: 'manual', cache: 'no-store', signal }));
  } catch {
    // Runtimes word their failures as they like, so the signal tells a timeout from a network failure.
    if (signal.aborted) return err({ code: 'timeout', seconds: timeoutSeconds });
    return err({ code: 'network', text: 'the host could not be reached or did not answer' });
  }
}

async function post(request: PostRequest, sending: Sending): Promise<Result<Posted, CheckFailure>> {
  const started = Date.now();
  const { options, signal, timeoutSeconds } = sending;
  const guarded = await guardAddress(request.url, options);
  if (!guarded.ok) return guarded;
  const headers = { ...request.headers, 'user-agent': options.userAgent };
  const init = { method: 'POST', headers, body: request.body };
  const asked = await send(guarded.value.href, init, sending);
  if (!asked.ok) return asked;
  const response = asked.value;
  const { whole } = request;
  const body = await readBody(response.body, {
    limitBytes: whole?.limitBytes ?? POST_ANSWER_BYTES,
    beyond: whole === undefined ? 'cut' : 'refuse',
    compressed: false,
    signal,
    timeoutSeconds,
  });
  if (!body.ok && whole !== undefined && isSuccess(response)) return body;
  // The status has decided already; an answer that breaks off after it is only not quoted.
  const text = body.ok ? decodeText(body.value, response.headers.get('content-type')) : '';
  return ok({
    status: response.status,
    text: whole === undefined ? (sentOnTo(response) ?? line(text)) : text,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after'), Date.now()),
    milliseconds: Date.now() - started,
  });
}

/** So much of an address is worth a log. In UTF-16 units. */
const MAX_LOCATION = 300;

/** Says where a redirect leads, which is not followed: whoever runs the endpoint needs its new address more than the page around it. */
function sentOnTo(response: Response): string | null {
  const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
  return location === null
    ? null
    : `HTTP ${response.status} to ${line(location.slice(0, MAX_LOCATION))}; redirects are not followed`;
}

/** Returns JSON from a fixed service of this program's own choice, or null when it cannot be had. */
export type AskJson = (url: string) => Promise<unknown>;

const ASK_TIMEOUT_MS = 3_000;
const ASK_BYTES = 65_536;

/** Serves `resolve-name.ts` alone; it lives here so that nothing else calls fetch. */
export function openAskJson(send: typeof fetch = globalFetch): AskJson {
  return async (url) => {
    const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
    const limits = {
      limitBytes: ASK_BYTES,
      beyond: 'refuse',
      compressed: true,
      signal,
      timeoutSeconds: 3,
    } as const;
    try {
      const response = await send(url, {
        headers: { accept: 'application/dns-json' },
        redirect: 'manual',
        signal,
      });
      const body = await readBody(response.body, limits);
      return response.ok && body.ok ? JSON.parse(new TextDecoder().decode(body.value)) : null;
    } catch {
      return null; // unreachable, or no JSON
    }
  };
}
