import { living } from '../../picture/index.ts'
import { Tokens } from '../living/colours.tsx'
import { Gallery } from '../living/gallery.tsx'
import { Parts } from '../living/parts.tsx'
import '../styles/living.css'

/** What everything looks like, made of the app's own parts over made-up figures. In no menu; its code is fetched only here. */
export function StylePage() {
  return (
    <div className="stack living">
      <header className="page-head">
        <h1>{living.heading}</h1>
        <p>{living.lead}</p>
      </header>
      <Tokens />
      <Parts />
      <Gallery />
    </div>
  )
}
