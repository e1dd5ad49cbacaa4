import { parseStringPromise } from 'xml2js'
import { z } from 'zod'

/** An element: its name without prefix, its namespace, attributes by name (no namespace declarations), children and own text. */
export interface Element {
  readonly name: string
  readonly space: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
}

// xml2js with explicitChildren: `$$` the children in order, `$` attributes, `_` text, `$ns` the resolved name.
interface Parsed {
  readonly $ns: { readonly uri: string; readonly local: string }
  readonly $?: Readonly<Record<string, { readonly name: string; readonly value: string }>>
  readonly $$?: readonly Parsed[]
  readonly _?: string
}
const ParsedSchema: z.ZodType<Parsed> = z.lazy(() =>
  z.object({
    $ns: z.object({ uri: z.string(), local: z.string() }),
    $: z.record(z.string(), z.object({ name: z.string(), value: z.string() })).exactOptional(),
    $$: z.array(ParsedSchema).exactOptional(),
    _: z.string().exactOptional(),
  }),
)

/**
 * Reads an XML document of which nothing but elements and text is expected. Null when it is not well formed, or has what SAML never
 * needs and attacks do: a document type, entities of its own, comments, processing instructions.
 */
export async function readXml(text: string): Promise<Element | null> {
  const document = text.replace(/^\uFEFF?\s*<\?xml\s[^?]*\?>/, '')
  if (/<!(?!\[CDATA\[)|<\?/.test(document)) return null
  const options = { xmlns: true, explicitChildren: true, preserveChildrenOrder: true, explicitRoot: false, strict: true }
  try {
    return elementOf(ParsedSchema.parse(await parseStringPromise(document, options)))
  } catch {
    return null // whatever the parser objects to, the document is not XML we can read
  }
}

function elementOf({ $ns, $ = {}, $$ = [], _ = '' }: Parsed): Element {
  const attributes = Object.values($).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
  return {
    name: $ns.local,
    space: $ns.uri,
    attributes: new Map(attributes.map(({ name, value }) => [name, value])),
    children: $$.map(elementOf),
    text: _.trim(),
  }
}

/** The element and everything under it, in document order. */
export function everyElement(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(everyElement)]
}

export const namespaces = {
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const
type Space = keyof typeof namespaces

export const isNamed = (element: Element, space: Space, name: string): boolean =>
  element.name === name && element.space === namespaces[space]

export const childrenOf = (element: Element, space: Space, name: string): readonly Element[] =>
  element.children.filter((child) => isNamed(child, space, name))
