/** What follows from an object, worked out when it is first asked for and forgotten with the object. */
export function remembered<K extends object, V extends {}>(find: (from: K) => V): (from: K) => V {
  const known = new WeakMap<K, V>()
  return (from) => {
    const told = known.get(from)
    if (told !== undefined) return told
    const found = find(from)
    known.set(from, found)
    return found
  }
}
