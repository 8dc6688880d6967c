UPDATE chain SET kiosk_id = zeroblob(16);
