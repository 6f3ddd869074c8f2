-- An order has one receipt.
CREATE UNIQUE INDEX "SalesDocument_one_receipt" ON "SalesDocument" ("orderId") WHERE "series" = 'R';
