// Compiled code is kept between processes: stripping types and compiling takes a quarter of the time that a short process has.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// beside the packages, where nobody writes who may not change the code itself
const folder = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))

/** Turns the cache on for this process and those it starts. Where the folder cannot be written everything is compiled each time. */
export function keepCompiled() {
  // the Node that hands over to our own may be too old to have one
  module.enableCompileCache?.(folder)
  process.env.NODE_COMPILE_CACHE = folder
}
