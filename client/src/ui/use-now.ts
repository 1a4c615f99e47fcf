import { onBeforeUnmount, ref, type Ref } from 'vue';

/** Days left and 今天 / 昨天 must not stand still while a page stays open over midnight. */
const TICK_MS = 60_000;

/** The device's clock, renewed every minute: for words only, never for an order or a decision. */
export function useNow(): Readonly<Ref<Date>> {
  const now = ref(new Date());
  const timer = setInterval(() => {
    now.value = new Date();
  }, TICK_MS);
  onBeforeUnmount(() => clearInterval(timer));
  return now;
}
