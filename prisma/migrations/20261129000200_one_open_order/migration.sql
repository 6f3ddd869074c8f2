-- One order with an open page a buyer. A payment that waits for the bank does not stand in the way of another purchase.
DROP INDEX "Order_one_in_hand";
CREATE UNIQUE INDEX "Order_one_in_hand" ON "Order" ("userId") WHERE "status" = 'open';
