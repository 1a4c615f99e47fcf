// Starts the built server without building it first, as server/bin/start.mjs does after the build.
import { endWithOneLine, startServer } from '@attain/server/main';

startServer(process.env).catch(endWithOneLine);
