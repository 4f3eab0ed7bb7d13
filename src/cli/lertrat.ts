#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { ownCache } from './own-cache.ts'

// Keeps code compiled from start to start. Whatever is imported before is not kept, so everything comes
// after it; where nothing can be written, each start compiles anew.
enableCompileCache(ownCache)
await import('./commands.ts')
