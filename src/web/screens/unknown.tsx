import { words } from '../../picture/index.ts'
import { Going } from '../parts/link.tsx'

/** An address that leads nowhere. */
export function UnknownPage({ figures }: { readonly figures: boolean }) {
  return (
    <>
      <header className="page-head">
        <h1>{words.pages.unknown}</h1>
        <p>{words.pages.unknownText}</p>
      </header>
      <Going href={figures ? '/' : '/data'}>{figures ? words.pages.unknownLink : words.pages.data}</Going>
    </>
  )
}
