/// What people write who come from Keras, PyTorch, scikit-learn, NumPy or Quarto, and how it is said here.
///
/// Spellings that differ from a built-in in case and underscores only (`ReLU`, `HeNormal`, `Adam`) need no entry.
enum ForeignHabits {
    /// How to write what a foreign name means, if it is known.
    static func answer(toName name: String) -> String? {
        if let answer = names[name] { return answer }
        let bare = plain(name)
        if let builtIn = Catalog.entries.first(where: { $0.category.reservesNames && plain($0.name) == bare }) {
            return builtIn.name
        }
        return namesByPlainSpelling[bare]
    }

    /// The key that means what a foreign key means; what is particular to a built-in goes first.
    static func answer(toKey key: String, of entry: CatalogEntry) -> String? {
        if let advice = advice[entry.name]?[key] { return advice }
        guard let candidates = keys[key] ?? keysByPlainSpelling[plain(key)] else { return nil }
        return candidates.first { entry.parameter($0) != nil }.map { "here it is called `\($0)`" }
    }

    /// The option of a block that means what Quarto's or R Markdown's key means.
    static func cellOption(_ key: String) -> String? { cellOptions[key] }

    /// Modules of other libraries: `nn.Linear`, `np.exp`.
    static let modules: Set<String> = [
        "nn", "torch", "np", "numpy", "tf", "tensorflow", "keras", "jax", "jnp", "F", "optim", "math", "sklearn",
        "layers", "losses", "optimizers", "pd", "pandas", "scipy", "plt",
    ]

    static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

    private static let names: [String: String] = [
        "Linear": "dense", "linear": "identity", "xor": "gate(\"xor\")", "and": "gate(\"and\")", "or": "gate(\"or\")",
        "nand": "gate(\"nand\")", "nor": "gate(\"nor\")", "xnor": "gate(\"xnor\")", "pi": "π", "PI": "π",
        "True": "true", "False": "false", "yes": "true", "no": "false", "off": "false", "double": "float64",
        "float": "float32", "single": "float32",
    ]

    private static let namesByPlainSpelling: [String: String] = [
        // Layers
        "fullyconnected": "dense", "fc": "dense", "standardscaler": "standardize", "normalize": "standardize",
        "minmaxscaler": "minmax",
        "polynomialfeatures": "features", "inputlayer": "input",
        // Losses
        "bce": "cross_entropy", "bceloss": "cross_entropy", "bcewithlogitsloss": "cross_entropy",
        "binarycrossentropy": "cross_entropy", "categoricalcrossentropy": "cross_entropy",
        "sparsecategoricalcrossentropy": "cross_entropy", "crossentropyloss": "cross_entropy", "nll": "cross_entropy",
        "nllloss": "cross_entropy", "logloss": "cross_entropy", "ce": "cross_entropy", "mseloss": "mse",
        "meansquarederror": "mse", "squarederror": "mse", "l1loss": "mae", "maeloss": "mae",
        "meanabsoluteerror": "mae", "absoluteerror": "mae",
        // Activations and functions
        "logistic": "sigmoid", "expit": "sigmoid", "lrelu": "leaky_relu", "ln": "log", "maximum": "max",
        "minimum": "min", "fabs": "abs", "where": "if",
        // Initialisations
        "glorotnormal": "xavier_normal", "glorotuniform": "xavier_uniform", "glorot": "xavier_normal",
        "xavier": "xavier_normal", "kaimingnormal": "he_normal", "kaiminguniform": "he_uniform",
        "kaiming": "he_normal", "he": "he_normal", "lecun": "lecun_normal", "randomnormal": "normal",
        "randomuniform": "uniform", "gaussian": "normal", "ones": "constant(1)",
        // Optimizers
        "gradientdescent": "sgd", "gd": "sgd", "earlystopping": "patience", "nag": "nesterov",
        // Data
        "makemoons": "moons", "makecircles": "circles", "makeblobs": "blobs",
        "loaddigits": "digits", "mnist": "idx", "fetchmnist": "idx",
        "spiral": "spirals", "readcsv": "csv", "loadcsv": "csv",
        "loadtxt": "csv", "load": "npz", "npload": "npz", "loadnpz": "npz", "npy": "npz",
        // Views
        "decisionboundary": "boundary", "losscurve": "loss", "history": "loss",
    ]

    /// `batchSize`, `BatchSize`, `batchsize`.
    private static let keysByPlainSpelling = Dictionary(
        keys.map { (plain($0.key), $0.value) }, uniquingKeysWith: { first, second in first + second })

    private static let keys: [String: [String]] = [
        "learning_rate": ["lr"], "eta": ["lr"], "η": ["lr"], "step_size": ["lr"], "alpha": ["decay", "lr", "l2", "a"],
        "n_samples": ["n"], "num_samples": ["n"], "samples": ["n"], "num": ["n"], "size": ["n", "k"],
        "batch_size": ["batch"], "minibatch": ["batch"], "num_epochs": ["epochs"], "n_epochs": ["epochs"],
        "nb_epoch": ["epochs"], "max_iter": ["epochs"], "iterations": ["steps"], "num_steps": ["steps"],
        "n_steps": ["steps"], "random_state": ["seed"], "random_seed": ["seed"], "rng": ["seed"],
        "clipnorm": ["clip"], "clip_norm": ["clip"], "max_norm": ["clip"], "grad_clip": ["clip"], "l1_reg": ["l1"],
        "n_classes": ["classes"], "num_classes": ["classes"],
        "weight_decay": ["decay", "l2"], "rho": ["decay"], "rate": ["p"],
        "kernel_regularizer": ["l2"], "l2_reg": ["l2"], "criterion": ["loss"],
        "loss_fn": ["loss"], "optim": ["optimizer"], "opt": ["optimizer"], "initializer": ["init"],
        "kernel_initializer": ["init"], "initialization": ["init"], "use_bias": ["bias"], "out_features": ["units"],
        "n_units": ["units"], "neurons": ["units"], "nodes": ["units"], "act": ["activation"], "cluster_std": ["std"],
        "scale": ["std"], "stddev": ["std"], "n_features": ["features"], "n_centers": ["centers"],
        "test_size": ["test"], "test_split": ["test"], "validation_split": ["validation"], "val": ["validation"],
        "validation_data": ["validation"], "dtype": ["precision"], "early_stopping": ["stop"],
        "usecols": ["columns"], "features": ["columns"], "y": ["target"], "label": ["target"], "range": ["over"],
        "domain": ["over"], "xlim": ["over", "x"], "ylim": ["y"], "xscale": ["x"], "yscale": ["y"],
        "lr_scheduler": ["lr"], "scheduler": ["lr"], "schedule": ["lr"], "eps": ["epsilon"], "b1": ["beta1"],
        "b2": ["beta2"], "negative_slope": ["a"], "logy": ["y"], "logx": ["x"],
    ]

    private static let cellOptions: [String: String] = [
        "fig-cap": "caption", "fig_cap": "caption", "fig.cap": "caption", "tbl-cap": "caption", "cap": "caption",
        "fig-alt": "alt", "fig_alt": "alt", "fig.alt": "alt", "code-fold": "echo", "id": "label", "name": "label",
        "evaluate": "eval", "execute": "eval",
    ]

    private static let advice: [String: [String: String]] = [
        "sgd": [
            "momentum": "momentum is an optimizer of its own: `heavy_ball(lr, beta=0.9)` as in PyTorch and Keras",
            "weight_decay": "it is an option of `train`: `l2=…`",
        ],
        "adam": ["betas": "give `beta1=` and `beta2=`", "weight_decay": "that is `adamw(lr, decay=…)`"],
        "dense": ["in_features": "the number of inputs follows from what stands before"],
        "train": [
            "patience": "it stands in `stop`: `stop=patience(5)`",
            "lr": "the learning rate belongs to the optimizer: `optimizer=sgd(lr=…)`",
            "learning_rate": "the learning rate belongs to the optimizer: `optimizer=sgd(lr=…)`",
            "lr_scheduler": "a schedule is a function of the step: `optimizer=sgd(lr=f)`",
            "scheduler": "a schedule is a function of the step: `optimizer=sgd(lr=f)`",
            "validation_split": "the data is split where it is bound: `data d = moons(validation=0.2)`",
            "validation_data": "the data is split where it is bound: `data d = moons(validation=0.2)`",
            "test": "the data is split where it is bound: `data d = moons(test=0.2)`",
            "validation": "the data is split where it is bound: `data d = moons(validation=0.2)`",
        ],
    ]
}
