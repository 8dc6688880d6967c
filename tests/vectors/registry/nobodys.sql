DELETE FROM registry;
