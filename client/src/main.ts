import { computed, createApp } from 'vue';
import App from './App.vue';
import { DeviceDatabase } from './local-data/database.ts';
import { DEVICE_DATABASE } from './local-data/use-device-database.ts';
import { WORKSPACE } from './local-data/workspace.ts';
import { listenForInstallOffer } from './pwa/install.ts';
import { listenForMissingFiles, registerServiceWorker } from './pwa/app-update.ts';
import { createAppRouter } from './router.ts';
import { createSession, SESSION } from './session/session.ts';
import { SYNC_ENGINE } from './sync/use-sync-status.ts';
import { createThemeKeeper, THEME } from './theme/theme-keeper.ts';
import 'vant/es/style/base.css';
import './ui/tokens.css';
import './ui/components.css';

async function start(): Promise<void> {
  listenForInstallOffer();
  listenForMissingFiles();
  const device = new DeviceDatabase();
  const theme = createThemeKeeper(device);
  const session = createSession(device);
  // Both read this device only: what is on it is shown before the network is asked.
  await Promise.all([theme.restore(), session.restore()]);

  const router = createAppRouter(session);
  const app = createApp(App);
  app.provide(SESSION, session);
  app.provide(THEME, theme);
  app.provide(DEVICE_DATABASE, device);
  app.provide(
    WORKSPACE,
    computed(() => session.open.value?.workspace ?? null),
  );
  app.provide(
    SYNC_ENGINE,
    computed(() => session.open.value?.engine ?? null),
  );
  app.use(router);
  await router.isReady();
  app.mount('#app');
  void registerServiceWorker();
}

void start();
