// What the library leaves to be added to the sheets' XML: links between sheets, how they are printed, and who made the file.
import type { Feature, Image } from 'write-excel-file/node'
import {
  getCellAddress,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility'
import { fileWords } from '../../../picture/index.ts'
import type { Page } from '../page.ts'
import type { SheetPlan } from './plan.ts'

/** A reference to a sheet as formulas write it. */
const inSheet = (name: string, cells: string): string => `'${name.replaceAll("'", "''")}'!${cells}`

// ECMA-376 part 1, CT_Worksheet: the order that Excel demands.
const afterData = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'mergeCells', 'hyperlinks', 'printOptions'],
  ...['pageMargins', 'pageSetup', 'headerFooter', 'drawing'],
]

const insert = (xml: string, markup: string): string =>
  insertElementMarkupAccordingToOrderOfSiblings(xml, markup, afterData, 'worksheet')

export function markupOf(plans: readonly SheetPlan[], page: Page): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const plan = plans[sheetIndex]
            return plan === undefined
              ? xml
              : [links(plan), ...printing(plan, page)].reduce(
                  (made, markup) => (markup === '' ? made : insert(made, markup)),
                  xml,
                )
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const none = '<definedNames/>'
            // two lists of names, and Excel offers to repair the file
            if (!xml.includes(none)) throw new Error('the workbook has no place for names')
            return xml.replace(none, () => printTitles(plans))
          },
        },
        '[Content_Types].xml': {
          insert: () =>
            `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
        },
        '_rels/.rels': {
          insert: () =>
            '<Relationship Id="rId-core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
        },
      },
      write: { files: () => ({ 'docProps/core.xml': properties(page) }) },
    },
  }
}

function links({ links: led }: SheetPlan): string {
  const each = led.map(
    ({ row, sheet }) =>
      `<hyperlink ref="${getCellAddress(row - 1, 0)}" location="${sanitizeAttributeValue(inSheet(sheet, 'A1'))}"/>`,
  )
  return each.length === 0 ? '' : `<hyperlinks>${each.join('')}</hyperlinks>`
}

// Letters that a landscape page is wide enough for before they are too small to read.
const readable = 170

/** A4, as many pages wide as it takes to be read, with title, version and page number in the foot. */
function printing({ landscape, columns }: SheetPlan, page: Page): readonly string[] {
  const foot = `&L${plainFoot(page.title)}&R${plainFoot(fileWords.footer(page.generation))} · &P / &N`
  const wide = Math.max(1, Math.ceil(columns.reduce((sum, each) => sum + each, 0) / readable))
  return [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.8" header="0.3" footer="0.4"/>',
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="${wide}" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${sanitizeTextContent(foot)}</oddFooter></headerFooter>`,
  ]
}

// An ampersand begins a code in a foot, a foot holds 255 letters, and its sides print over each other.
const plainFoot = (told: string): string => (told.length > 60 ? `${told.slice(0, 59)}…` : told).replaceAll('&', '&&')

/** The headings and the names of the rows, on every page. */
const titlesIn = (name: string, { rows, headings }: NonNullable<SheetPlan['frozen']>): string =>
  [inSheet(name, '$A:$A'), inSheet(name, `$${rows - headings + 1}:$${rows}`)].join(',')

function printTitles(plans: readonly SheetPlan[]): string {
  const names = plans.flatMap(({ name, frozen }, at) =>
    frozen === null
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sanitizeTextContent(titlesIn(name, frozen))}</definedName>`,
        ],
  )
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`
}

const properties = (page: Page): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${sanitizeTextContent(page.title)}</dc:title>`,
    `<dc:creator>${sanitizeTextContent(page.madeBy)}</dc:creator>`,
    `<dc:language>${page.language}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${new Date(page.asOf).toISOString().slice(0, 19)}Z</dcterms:created>`,
    '</cp:coreProperties>',
  ].join('')
