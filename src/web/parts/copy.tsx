import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { accountWords } from '../../picture/index.ts'

/** Copies a text; says so. Absent where the browser gives no clipboard (over http to another machine). */
export function Copy({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false)
  if (navigator.clipboard === undefined) return null
  return (
    <Button className="button" onPress={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      <span role="status">{copied ? accountWords.own.copied : accountWords.own.copy}</span>
    </Button>
  )
}
