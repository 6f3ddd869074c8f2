import { Button } from '#components/ui/button.tsx';

/** Puts a course or a bundle into the basket; works without a script. */
export function BasketButton({
  slug,
  label = 'Add to basket',
  className,
}: {
  slug: string;
  label?: string;
  className?: string;
}) {
  return (
    <form action="/api/basket" method="post" className="contents">
      <input type="hidden" name="act" value="add" />
      <input type="hidden" name="slug" value={slug} />
      <Button type="submit" variant="quiet" {...(className ? { className } : {})}>
        {label}
      </Button>
    </form>
  );
}
