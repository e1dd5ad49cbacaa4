import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fileWords } from '../../../picture/index.ts'
import { fontFiles } from '../fonts.ts'
import type { Page } from '../page.ts'
import type { Ink } from '../picture/ink.ts'
import { lettersOf, printable } from './letters.ts'
import { pdfDataOf } from './pdf-data.ts'

const template = new URL('./page.typ', import.meta.url)
const folder = fileURLToPath(new URL('./', import.meta.url))

/** Writes pages as PDF/UA-1. The same page gives the same bytes. */
export type PdfWriter = (page: Page) => Buffer

/** Opens the compiler with the house face and nothing of the machine's: about 50 ms, kept between pages. */
export function openPdfWriter(ink: Ink): PdfWriter {
  const fonts = fontFiles().map((file) => readFileSync(file))
  const [regular] = fonts
  if (regular === undefined) throw new Error('the house face is missing')
  const has = lettersOf(regular)
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })
  const mainFileContent = readFileSync(template, 'utf8')
  return (page) => {
    const data = pdfDataOf(page, ink)
    const told = allPrintable(data, has)
    const replaced = JSON.stringify(told) === JSON.stringify(data) ? null : fileWords.unreadableLetters
    compiler.mapShadow(`${folder}page.json`, Buffer.from(JSON.stringify({ ...told, replaced })))
    try {
      const compiled = compiler.compile({ mainFileContent })
      const { result } = compiled
      if (result === null) {
        const problem = compiled.takeDiagnostics()
        throw new Error(
          `the page was not compiled: ${problem === null ? '' : JSON.stringify(compiler.fetchDiagnostics(problem))}`,
        )
      }
      return Buffer.from(compiler.pdf(result, { pdfStandard: 'ua-1' }))
    } finally {
      compiler.resetShadow()
      compiler.evictCache(0)
    }
  }
}

/** Every text in the data with the letters that the face has. */
function allPrintable<T>(value: T, has: (codePoint: number) => boolean): T {
  if (typeof value === 'string') return printable(value, has) as T
  if (Array.isArray(value)) return value.map((each: unknown) => allPrintable(each, has)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, allPrintable(each, has)])) as T
}
