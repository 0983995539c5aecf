import { config } from 'zod';

/**
 * The desk's page demands Trusted Types: a text becomes markup, or the address of a script, only through a policy.
 * There are two, made here before anything else runs; the page's Content-Security-Policy allows no third.
 */
interface Policy {
  createHTML(text: string): string;
}

interface PolicyRules {
  readonly createHTML?: (text: string) => string | null;
  readonly createScriptURL?: (address: string) => string | null;
}

/** Not among the DOM's types yet. Absent in Node, where the tests run. */
const factory = (
  globalThis as { readonly trustedTypes?: { createPolicy(name: string, rules: PolicyRules): Policy } }
).trustedTypes;

/** Our own built files: the compose worker is one of them. */
const isOwnScript = (address: string): boolean => {
  const { origin, pathname } = new URL(address, location.href);
  return origin === location.origin && /^\/assets\/[\w.-]+\.js$/u.test(pathname);
};

// The validators would try whether they may make code of text; they may not.
config({ jitless: true });

// What libraries do by themselves: emptying an element, starting a worker.
factory?.createPolicy('default', {
  createHTML: (text) => (text === '' ? '' : null),
  createScriptURL: (address) => (isOwnScript(address) ? address : null),
});

const pasted = factory?.createPolicy('pasted', { createHTML: (text) => text });

/** A page from outside as a tree that runs nothing and loads nothing: a document without a window. */
export const parseForeign = (html: string): Document =>
  new DOMParser().parseFromString(pasted?.createHTML(html) ?? html, 'text/html');
