import type { Bilingual } from '@liaison/platform';

interface About {
  /** The only part of an address that is told: the rest may hold a key. */
  host: string;
  status?: number;
}

/** Why nothing was taken, in words for whoever looks after the source. */
const words = {
  'bad-address': () => ({ fr: 'L’adresse n’est pas une adresse http ou https valide.', en: 'The address is not a valid http or https address.' }),
  'address-with-password': () => ({ fr: 'L’adresse contient un nom ou un mot de passe; elle n’est pas suivie.', en: 'The address holds a name or a password; it is not followed.' }),
  'private-address': ({ host }) => ({ fr: `${host} mène à une adresse privée ou réservée; Liaison ne s’y connecte jamais.`, en: `${host} leads to a private or reserved address, to which Liaison never connects.` }),
  'unknown-host': ({ host }) => ({ fr: `Aucun serveur n’est connu sous le nom ${host}.`, en: `No server is known by the name ${host}.` }),
  unreachable: ({ host }) => ({ fr: `${host} est injoignable.`, en: `${host} cannot be reached.` }),
  'bad-certificate': ({ host }) => ({ fr: `La connexion chiffrée avec ${host} a échoué : son certificat n’est pas valide, ou le serveur ne parle pas TLS.`, en: `The encrypted connection with ${host} failed: its certificate is not valid, or it does not speak TLS.` }),
  silent: ({ host }) => ({ fr: `${host} a cessé de répondre.`, en: `${host} stopped answering.` }),
  'too-slow': ({ host }) => ({ fr: `${host} n’a pas fini de répondre dans le temps accordé.`, en: `${host} did not finish answering in the time allowed.` }),
  'too-large': ({ host }) => ({ fr: `La réponse de ${host} est trop volumineuse.`, en: `The answer of ${host} is too large.` }),
  'too-large-unpacked': ({ host }) => ({ fr: `La réponse de ${host} devient démesurée une fois décompressée.`, en: `The answer of ${host} is out of all proportion once unpacked.` }),
  'cut-off': ({ host }) => ({ fr: `La réponse de ${host} s’interrompt avant la fin.`, en: `The answer of ${host} breaks off before its end.` }),
  'bad-compression': ({ host }) => ({ fr: `La réponse de ${host} est compressée d’une manière illisible.`, en: `The answer of ${host} is compressed in a way that cannot be read.` }),
  'bad-http': ({ host }) => ({ fr: `La réponse de ${host} ne respecte pas le protocole HTTP.`, en: `The answer of ${host} is not proper HTTP.` }),
  'too-many-redirects': ({ host }) => ({ fr: `${host} renvoie d’une adresse à l’autre sans fin.`, en: `${host} sends from one address to the next without end.` }),
  'bad-redirect': ({ host }) => ({ fr: `${host} renvoie ailleurs, mais ne dit pas où ou ne peut être suivi.`, en: `${host} sends elsewhere, but does not say where or cannot be followed.` }),
  'not-found': ({ host }) => ({ fr: `${host} ne connaît pas cette adresse (404).`, en: `${host} does not know this address (404).` }),
  'not-allowed': ({ host, status }) => ({ fr: `${host} refuse l’accès (${status}) : une clé manque peut-être.`, en: `${host} refuses access (${status}): a key may be missing.` }),
  'not-accepted': ({ host, status }) => ({ fr: `${host} n’accepte pas la demande (${status}).`, en: `${host} does not accept the request (${status}).` }),
  'server-error': ({ host, status }) => ({ fr: `${host} est en panne (${status}).`, en: `${host} has had a server error (${status}).` }),
  stopped: () => ({ fr: 'La lecture a été arrêtée avant la fin.', en: 'Reading was stopped before its end.' }),
} satisfies Record<string, (about: About) => Bilingual>;

export type FailureCode = keyof typeof words;

/** What a fetch that took nothing ends as. */
export interface Failed {
  kind: 'failed';
  code: FailureCode;
  message: Bilingual;
  status?: number;
  /** What the source said beside its error, for its adapter: some say "nothing found" by 404. Not for people. */
  said?: string;
}

/** Ends a fetch from within; whoever asked gets it as a result, never as an exception. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly status?: number,
    readonly said?: string,
  ) {
    super(code);
  }

  seenAt(host: string): Failed {
    const { code, status, said } = this;
    return { kind: 'failed', code, message: words[code]({ host, status }), ...(status && { status }), ...(said && { said }) };
  }
}

const BY_CODE: [RegExp, FailureCode][] = [
  [/^UND_ERR_(HEADERS|BODY|CONNECT)_TIMEOUT$|^ETIMEDOUT$/, 'silent'],
  [/^UND_ERR_SOCKET$|^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$|^ECONNRESET$|^EPIPE$|^ERR_STREAM_PREMATURE_CLOSE$|^Z_BUF_ERROR$/, 'cut-off'],
  [/^HPE_|^UND_ERR_/, 'bad-http'],
  [/^ECONNREFUSED$|^EHOSTUNREACH$|^ENETUNREACH$|^EHOSTDOWN$|^ENETDOWN$|^EADDRNOTAVAIL$|^EACCES$/, 'unreachable'],
  [/^Z_|^ERR_+(ERROR|BROTLI)|^ERR__/, 'bad-compression'],
  [/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SIGNATURE|ISSUER/, 'bad-certificate'],
];

/**
 * What an error of the network, of HTTP or of decompression means.
 * @throws the error itself when it is none of them: then it is a defect of ours
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  // One attempt for each address of a host: they failed together, and the first tells as much as any.
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === 'HTTPParserError') return new Failure('bad-http');
  if (typeof code === 'string') for (const [pattern, failure] of BY_CODE) if (pattern.test(code)) return new Failure(failure);
  if (error instanceof Error && error.cause) return failureOf(error.cause);
  throw error;
}
