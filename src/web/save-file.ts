import type { TextFile } from '../contract/index.ts'

/** Hands a text to the browser as a file to keep, `.csv` or `.json`. Nothing of it stands in an address. */
export function saveFile({ name, text }: TextFile): void {
  const type = name.endsWith('.json') ? 'application/json' : 'text/csv;charset=utf-8'
  saveBlob(name, new Blob([text], { type }))
}

/** Hands a file to the browser to keep. */
export function saveBlob(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads the address after the click has come back
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
