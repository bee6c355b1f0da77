package cleaner

import (
	"errors"
	"iter"
	"runtime"
	"sync"
)

// Map calls clean on each input, up to workers at a time, and yields the
// outcomes in the order of the inputs. Fewer than one worker means one for
// each processor. At most twice as many inputs as workers are under way, so
// that memory does not grow with their number; stopping early ends the rest.
// A panic of clean or of inputs comes up in its turn where the outcomes are
// taken, with the same value; it could not be recovered where it arose.
func Map[In, Out any](inputs iter.Seq[In], workers int, clean func(In) Out) iter.Seq[Out] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Out) bool) {
		m := mapping[In, Out]{
			clean: clean, jobs: make(chan job[In, Out]),
			queue: make(chan chan outcome[Out], 2*workers), stop: make(chan struct{}),
		}
		var running sync.WaitGroup
		defer running.Wait()
		defer close(m.stop)
		for range workers {
			running.Go(m.work)
		}
		running.Go(func() { m.feed(inputs) })
		for out := range m.queue {
			o := <-out
			if o.panicked != nil {
				panic(o.panicked)
			}
			if !yield(o.value) {
				return
			}
		}
	}
}

// mapping is one go through the inputs.
type mapping[In, Out any] struct {
	clean func(In) Out
	jobs  chan job[In, Out]      // to the workers
	queue chan chan outcome[Out] // to who takes the outcomes, in order
	stop  chan struct{}          // closed when nobody takes them any more
}

// job is an input and where its outcome goes.
type job[In, Out any] struct {
	in  In
	out chan outcome[Out]
}

// work does jobs until there are no more.
func (m *mapping[In, Out]) work() {
	for j := range m.jobs {
		attempt(j.out, func() Out { return m.clean(j.in) })
	}
}

// feed hands the inputs out. A panic of theirs stands in the queue behind the
// outcomes of those before.
func (m *mapping[In, Out]) feed(inputs iter.Seq[In]) {
	defer close(m.queue)
	defer close(m.jobs)
	fed := make(chan outcome[Out], 1)
	attempt(fed, func() (none Out) {
		for in := range inputs {
			out := make(chan outcome[Out], 1)
			if !m.send(in, out) {
				return
			}
		}
		return
	})
	if o := <-fed; o.panicked != nil {
		fed <- o
		select {
		case m.queue <- fed:
		case <-m.stop:
		}
	}
}

// send puts a place for the outcome into the queue and gives the input to a
// worker. It reports false where the work has been stopped.
func (m *mapping[In, Out]) send(in In, out chan outcome[Out]) bool {
	select {
	case m.queue <- out:
	case <-m.stop:
		return false
	}
	select {
	case m.jobs <- job[In, Out]{in, out}:
	case <-m.stop:
		return false
	}
	return true
}

// outcome is what a call came to: a value or a panic.
type outcome[T any] struct {
	value    T
	panicked any
}

// errGoexit is the panic of a call that ended its goroutine.
var errGoexit = errors.New("cleaner: a function given to Map called runtime.Goexit")

// attempt sends what a call comes to, whatever it does.
func attempt[T any](to chan<- outcome[T], call func() T) {
	o := outcome[T]{panicked: errGoexit}
	defer func() {
		if v := recover(); v != nil {
			o.panicked = v
		}
		to <- o
	}()
	o.value = call()
	o.panicked = nil
}
