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
		type job struct {
			in  In
			out chan outcome[Out]
		}
		jobs := make(chan job)
		queue := make(chan chan outcome[Out], 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		for range workers {
			running.Go(func() {
				for j := range jobs {
					attempt(j.out, func() Out { return clean(j.in) })
				}
			})
		}
		feed := func() (none Out) {
			for in := range inputs {
				out := make(chan outcome[Out], 1)
				select {
				case queue <- out:
				case <-stop:
					return
				}
				select {
				case jobs <- job{in, out}:
				case <-stop:
					return
				}
			}
			return
		}
		running.Go(func() {
			defer close(queue)
			defer close(jobs)
			fed := make(chan outcome[Out], 1)
			attempt(fed, feed)
			if o := <-fed; o.panicked != nil {
				fed <- o
				select {
				case queue <- fed:
				case <-stop:
				}
			}
		})
		for out := range queue {
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
