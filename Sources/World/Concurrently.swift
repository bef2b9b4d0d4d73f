import Dispatch
import Synchronization

/// What `make` makes of each item, in their order; several at once where there are cores for it.
public func concurrently<Item: Sendable, Made: Sendable>(_ items: [Item], _ make: @Sendable (Item) -> Made) -> [Made] {
    if items.count < 2 { return items.map(make) }
    let made = Mutex<[Made?]>(Array(repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
        let one = make(items[index])
        made.withLock { $0[index] = one }
    }
    return made.withLock { $0.map { $0! } }
}

/// What two computations come to, which run beside each other where there are cores for it.
public func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
    let made = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
        if number == 0 {
            let one = first()
            made.withLock { $0.0 = one }
        } else {
            let other = second()
            made.withLock { $0.1 = other }
        }
    }
    return made.withLock { ($0.0!, $0.1!) }
}
