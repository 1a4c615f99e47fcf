import { nextTick, onBeforeUnmount, watch, type Ref } from 'vue';

/** Where the application is mounted (index.html). */
const APP_ROOT = '#app';

/**
 * While a dialog is open, the page behind it is inert, so neither Tab nor a screen reader leaves the dialog;
 * focus starts at `start` and goes back to where it was.
 */
export function useModalFocus(isOpen: Ref<boolean>, start: Ref<HTMLElement | null>): void {
  let before: Element | null = null;
  let wasInert = false;

  function enter(): void {
    before = document.activeElement;
    const root = document.querySelector<HTMLElement>(APP_ROOT);
    if (root) {
      wasInert = root.inert;
      root.inert = true;
    }
    void nextTick(() => start.value?.focus());
  }

  function leave(): void {
    const root = document.querySelector<HTMLElement>(APP_ROOT);
    if (root) root.inert = wasInert;
    if (before instanceof HTMLElement) before.focus();
  }

  watch(
    isOpen,
    (open, wasOpen) => {
      if (open) enter();
      else if (wasOpen) leave();
    },
    { immediate: true, flush: 'post' },
  );
  onBeforeUnmount(() => {
    if (isOpen.value) leave();
  });
}
