import { isExact, type Scale } from './number.ts'

/** Figures along an axis, about `count` of them: none that would be printed as another (86,5 % beside 87 %). */
export const ticksOf = (axis: { readonly ticks: (count: number) => number[] }, scale: Scale, count: number): number[] =>
  axis.ticks(count).filter((tick) => isExact(scale, tick))
