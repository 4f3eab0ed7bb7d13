#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The command line, in plain JavaScript: where everything else was compiled and kept at an earlier start,
// Node then needs no type stripper, which takes a third of a second and some 17 MB. Whatever is imported
// before the cache is on is not kept, so everything else comes after it. Where nothing can be written, each
// start compiles anew.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/lertrat-guide', import.meta.url)))
await import('./main.ts')
