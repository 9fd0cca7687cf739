"""Tables, migrations, blobs and the hash chain; methods named by intent."""
