import { words } from '../../picture/index.ts'

/** The page's shape before its content: nothing jumps when the figures come. */
export function PageSkeleton() {
  return (
    <main className="lone" aria-busy="true">
      <h1 className="visually-hidden">{words.product}</h1>
      <p className="visually-hidden">{words.states.loading}</p>
      <MirrorSkeleton />
    </main>
  )
}

/** The same inside the app, whose navigation stands. */
export function ScreenSkeleton() {
  return (
    <div aria-busy="true">
      <p className="visually-hidden">{words.states.loading}</p>
      <MirrorSkeleton />
    </div>
  )
}

export function MirrorSkeleton() {
  return (
    <div className="skeletons" aria-hidden="true">
      <div className="skeleton line wide" />
      <div className="skeleton line" />
      <div className="skeleton say" />
      <div className="columns">
        <div className="skeleton picture" />
        <div className="skeleton picture" />
      </div>
    </div>
  )
}

export function ChartSkeleton({ height }: { readonly height: number }) {
  return (
    <div className="chart-wait" aria-hidden="true" style={{ height }}>
      {[62, 84, 47, 71, 55].map((width) => (
        <div key={width} className="skeleton bar" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
