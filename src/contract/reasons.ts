// Why a figure is hidden, in the reader's words. docs/privacy.md has the rules behind them.
import type { Reason } from './answer.ts'

/** `fewest`: the size a group must have here. */
export const reasonTexts: Readonly<Record<Reason['code'], (fewest: number) => string>> = {
  small: () => 'Gruppen har färre än tio elever, eller så skulle en så liten grupp kunna räknas ut.',
  few: (fewest) => `Färre än ${fewest === 5 ? 'fem' : 'tio'} elever i gruppen ingår i måttet.`,
  complement: () => 'Resten av gruppen är färre än tio elever och skulle kunna räknas ut.',
  zeroOrAll: () => 'Så få elever skiljer sig från de andra att de skulle kunna kännas igen.',
  secondary: () => 'Uppgiften visas inte, för då skulle en annan liten grupp kunna räknas ut.',
  corrected: () => 'Uppgiften har rättats för färre än tio elever och visas igen efter nästa mätdag.',
  noData: () => 'Det finns inga uppgifter att räkna på.',
  notReaders: () => 'Du ser den här siffran, men den du visar rapporten för gör det inte.',
  notYours: () => 'Din roll ger inte tillgång till den här gruppen.',
}

/** Printed marks of cells without a plain value (house list; Skolverket's where they have one). */
export const marks = { hidden: '..', missing: '.', notApplicable: '-', unreliable: 'u', nearlyAll: '~100' } as const
