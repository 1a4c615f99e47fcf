import { computed, shallowRef } from 'vue';
import type { OpenField } from './form-editing.ts';

/** The fields on the screen: 保存 writes them all, and those with an unreadable text are counted. */
export function useOpenFields() {
  const fields = shallowRef<readonly OpenField[]>([]);

  function register(field: OpenField): () => void {
    fields.value = [...fields.value, field];
    return () => {
      fields.value = fields.value.filter((other) => other !== field);
    };
  }

  return {
    register,
    invalidCount: computed(() => fields.value.filter((field) => field.isInvalid()).length),
    /** Whether all that could be written was written. */
    async commitAll(): Promise<boolean> {
      await Promise.all(fields.value.map((field) => field.commit()));
      return !fields.value.some((field) => field.isNotSaved());
    },
  };
}
