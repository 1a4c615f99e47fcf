import { useRouter, type RouteLocationRaw } from 'vue-router';

/** Where the person came from within the application; `fallback` when they came by a link from outside. */
export function useWayBack(fallback: RouteLocationRaw): () => void {
  const router = useRouter();
  return () => {
    if (router.options.history.state['back'] == null) void router.push(fallback);
    else router.back();
  };
}
